/** For `prisma generate`. Migrations are written by prisma/author.mjs and applied by the server itself. */
import { defineConfig } from 'prisma/config';

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
