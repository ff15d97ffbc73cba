// node prisma/author.mjs NAME: writes prisma/migrations/<n>_NAME/migration.sql, what leads from the migrations so far to
// schema.prisma. Runs the schema engine as WebAssembly on an embedded database in memory: no server, no download.
// Look at the SQL before it is committed; once committed it is never edited.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const here = path.dirname(fileURLToPath(import.meta.url));
const migrations = path.join(here, 'migrations');
const SCHEMA = path.join(here, 'schema.prisma');

const names = () => {
  try {
    return readdirSync(migrations, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
};

async function engine(database, schema) {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const wasm = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
}

const written = (name) => {
  const value = readFileSync(path.join(migrations, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
};

/**
 * The SQL from the migrations so far to the schema; an empty text where they agree.
 * @returns {Promise<string>}
 */
export async function difference() {
  const schema = readFileSync(SCHEMA, 'utf8');
  const database = await PGlite.create();
  try {
    const schemaEngine = await engine(database, schema);
    const { exitCode, stdout } = await schemaEngine.diff({
      from: {
        tag: 'migrations',
        baseDir: migrations,
        shadowDbInitScript: '',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        migrationDirectories: names().map(written),
      },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? '' : stdout;
  } finally {
    await database.close();
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) throw new Error('node prisma/author.mjs NAME, e.g. add_notes');
  const sql = await difference();
  if (sql === '') console.log('the migrations already make this schema');
  else {
    const folder = path.join(migrations, `${String(names().length + 1).padStart(4, '0')}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'migration.sql'), sql);
    console.log(`${folder}/migration.sql`);
  }
}
