-- CreateTable
CREATE TABLE "run" (
    "run_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data_set" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "config" JSONB NOT NULL,
    "config_hash" TEXT NOT NULL,
    "data_hash" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "metrics" JSONB NOT NULL,
    "per_regime" JSONB NOT NULL,
    "baseline" JSONB NOT NULL,
    "trades" INTEGER NOT NULL,
    "created_at" BIGINT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "deleted_at" BIGINT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "signal" (
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "time" BIGINT NOT NULL,
    "bar" INTEGER NOT NULL,
    "strategy" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "decider" TEXT NOT NULL,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "portfolio" (
    "run_id" TEXT NOT NULL,
    "time" BIGINT NOT NULL,
    "equity" DOUBLE PRECISION NOT NULL,
    "exposure" DOUBLE PRECISION NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "drawdown" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "portfolio_pkey" PRIMARY KEY ("run_id","time")
);

-- CreateTable
CREATE TABLE "performance" (
    "run_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "value" DOUBLE PRECISION,

    CONSTRAINT "performance_pkey" PRIMARY KEY ("run_id","scope","regime","metric")
);

-- CreateTable
CREATE TABLE "experience_batch" (
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "from_time" BIGINT NOT NULL,
    "to_time" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "rows" BYTEA NOT NULL,

    CONSTRAINT "experience_batch_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "sleep" (
    "sleep_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "until_time" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "seed" BIGINT NOT NULL,
    "phases" JSONB NOT NULL,
    "recall" JSONB NOT NULL,
    "histogram" JSONB NOT NULL,
    "schema_version" INTEGER,
    "created_at" BIGINT NOT NULL,
    "ended_at" BIGINT,

    CONSTRAINT "sleep_pkey" PRIMARY KEY ("sleep_id")
);

-- CreateTable
CREATE TABLE "schema_version" (
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "parent" TEXT,
    "known_at" BIGINT NOT NULL,
    "sleep_id" TEXT NOT NULL,
    "json" JSON NOT NULL,

    CONSTRAINT "schema_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "memory_map" (
    "sleep_id" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "n" INTEGER NOT NULL,
    "points" BYTEA NOT NULL,
    "labels" BYTEA NOT NULL,
    "quality" JSONB NOT NULL,
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "memory_map_pkey" PRIMARY KEY ("sleep_id")
);

-- CreateTable
CREATE TABLE "preference" (
    "key" TEXT NOT NULL,
    "json" JSONB NOT NULL,
    "updated_at" BIGINT NOT NULL,

    CONSTRAINT "preference_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "run_created_at_idx" ON "run"("created_at");

-- CreateIndex
CREATE INDEX "run_data_set_idx" ON "run"("data_set");

-- CreateIndex
CREATE INDEX "signal_run_id_time_idx" ON "signal"("run_id", "time");

-- CreateIndex
CREATE INDEX "performance_metric_scope_idx" ON "performance"("metric", "scope");

-- CreateIndex
CREATE INDEX "sleep_run_id_idx" ON "sleep"("run_id");

-- CreateIndex
CREATE INDEX "sleep_created_at_idx" ON "sleep"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "schema_version_hash_key" ON "schema_version"("hash");

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "performance" ADD CONSTRAINT "performance_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experience_batch" ADD CONSTRAINT "experience_batch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a night has published stays as it is: the day may have decided by it.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is final: it can be neither changed nor removed', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "schema_version_final" BEFORE UPDATE OR DELETE ON "schema_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "schema_version_kept" BEFORE TRUNCATE ON "schema_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
