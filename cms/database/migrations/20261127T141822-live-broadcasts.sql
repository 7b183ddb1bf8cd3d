CREATE TYPE "public"."live_priority" AS ENUM('normal', 'priority', 'emergency');
CREATE TYPE "public"."live_ending" AS ENUM('stopped', 'lost', 'longest', 'preempted', 'failed', 'restart');
ALTER TYPE "public"."device_act" ADD VALUE 'live' BEFORE 'revoke';
ALTER TYPE "public"."device_act" ADD VALUE 'over' BEFORE 'revoke';
CREATE TABLE "live_broadcasts_clusters" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"device" varchar NOT NULL,
	"name" varchar NOT NULL,
	"heard_at" timestamp(3) with time zone,
	"delay_ms" numeric
);
CREATE TABLE "live_broadcasts" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar NOT NULL,
	"priority" "live_priority" NOT NULL,
	"by" varchar NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"ending" "live_ending",
	"recording_seconds" numeric,
	"recording_sha256" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
ALTER TABLE "outbox" ADD COLUMN "command_live" varchar;
ALTER TABLE "live_broadcasts_clusters" ADD CONSTRAINT "live_broadcasts_clusters_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."live_broadcasts"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "live_broadcasts" ADD CONSTRAINT "live_broadcasts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "live_broadcasts_clusters_order_idx" ON "live_broadcasts_clusters" USING btree ("_order");
CREATE INDEX "live_broadcasts_clusters_parent_id_idx" ON "live_broadcasts_clusters" USING btree ("_parent_id");
CREATE INDEX "live_broadcasts_started_at_idx" ON "live_broadcasts" USING btree ("started_at");
CREATE INDEX "live_broadcasts_unit_idx" ON "live_broadcasts" USING btree ("unit_id");
CREATE INDEX "live_broadcasts_path_idx" ON "live_broadcasts" USING btree ("path");
CREATE INDEX "live_broadcasts_updated_at_idx" ON "live_broadcasts" USING btree ("updated_at");
CREATE INDEX "live_broadcasts_created_at_idx" ON "live_broadcasts" USING btree ("created_at");
