CREATE TYPE "public"."schedule_day" AS ENUM('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
CREATE TYPE "public"."schedule_mode" AS ENUM('once', 'daily', 'weekly');
CREATE TYPE "public"."schedule_plays" AS ENUM('bulletins', 'bulletin', 'relay');
CREATE TYPE "public"."relay_fallback" AS ENUM('bulletins', 'silence');
CREATE TABLE "speaker_windows" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "speaker_quiet" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "schedules_days" (
	"order" integer NOT NULL,
	"parent_id" varchar NOT NULL,
	"value" "schedule_day",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "schedule_times" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"at" varchar NOT NULL
);
CREATE TABLE "schedules" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"mode" "schedule_mode" DEFAULT 'daily' NOT NULL,
	"minutes" numeric DEFAULT 15 NOT NULL,
	"first_day" timestamp(3) with time zone,
	"last_day" timestamp(3) with time zone,
	"plays" "schedule_plays" DEFAULT 'bulletins' NOT NULL,
	"bulletin_id" varchar,
	"stream" varchar,
	"fallback" "relay_fallback" DEFAULT 'bulletins',
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "schedules_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"bulletins_id" varchar,
	"speakers_id" varchar
);
CREATE TABLE "rule_windows" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "rule_quiet" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "broadcast_rules" (
	"id" varchar PRIMARY KEY NOT NULL,
	"decision" varchar NOT NULL,
	"weekdays_only" boolean DEFAULT false,
	"longest_minutes" numeric,
	"highest_volume" numeric,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "broadcast_rules_texts" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"text" varchar
);
ALTER TABLE "speakers" ADD COLUMN "emergency_volume" numeric DEFAULT 100;
ALTER TABLE "speakers" ADD COLUMN "weekdays_only" boolean DEFAULT false;
ALTER TABLE "speaker_windows" ADD CONSTRAINT "speaker_windows_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "speaker_quiet" ADD CONSTRAINT "speaker_quiet_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedules_days" ADD CONSTRAINT "schedules_days_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedule_times" ADD CONSTRAINT "schedule_times_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "schedules_rels" ADD CONSTRAINT "schedules_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedules_rels" ADD CONSTRAINT "schedules_rels_bulletins_fk" FOREIGN KEY ("bulletins_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedules_rels" ADD CONSTRAINT "schedules_rels_speakers_fk" FOREIGN KEY ("speakers_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "rule_windows" ADD CONSTRAINT "rule_windows_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."broadcast_rules"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "rule_quiet" ADD CONSTRAINT "rule_quiet_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."broadcast_rules"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "broadcast_rules" ADD CONSTRAINT "broadcast_rules_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "broadcast_rules_texts" ADD CONSTRAINT "broadcast_rules_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."broadcast_rules"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "speaker_windows_order_idx" ON "speaker_windows" USING btree ("_order");
CREATE INDEX "speaker_windows_parent_id_idx" ON "speaker_windows" USING btree ("_parent_id");
CREATE INDEX "speaker_quiet_order_idx" ON "speaker_quiet" USING btree ("_order");
CREATE INDEX "speaker_quiet_parent_id_idx" ON "speaker_quiet" USING btree ("_parent_id");
CREATE INDEX "schedules_days_order_idx" ON "schedules_days" USING btree ("order");
CREATE INDEX "schedules_days_parent_idx" ON "schedules_days" USING btree ("parent_id");
CREATE INDEX "schedule_times_order_idx" ON "schedule_times" USING btree ("_order");
CREATE INDEX "schedule_times_parent_id_idx" ON "schedule_times" USING btree ("_parent_id");
CREATE INDEX "schedules_bulletin_idx" ON "schedules" USING btree ("bulletin_id");
CREATE INDEX "schedules_unit_idx" ON "schedules" USING btree ("unit_id");
CREATE INDEX "schedules_path_idx" ON "schedules" USING btree ("path");
CREATE INDEX "schedules_updated_at_idx" ON "schedules" USING btree ("updated_at");
CREATE INDEX "schedules_created_at_idx" ON "schedules" USING btree ("created_at");
CREATE INDEX "schedules_rels_order_idx" ON "schedules_rels" USING btree ("order");
CREATE INDEX "schedules_rels_parent_idx" ON "schedules_rels" USING btree ("parent_id");
CREATE INDEX "schedules_rels_path_idx" ON "schedules_rels" USING btree ("path");
CREATE INDEX "schedules_rels_bulletins_id_idx" ON "schedules_rels" USING btree ("bulletins_id");
CREATE INDEX "schedules_rels_speakers_id_idx" ON "schedules_rels" USING btree ("speakers_id");
CREATE INDEX "rule_windows_order_idx" ON "rule_windows" USING btree ("_order");
CREATE INDEX "rule_windows_parent_id_idx" ON "rule_windows" USING btree ("_parent_id");
CREATE INDEX "rule_quiet_order_idx" ON "rule_quiet" USING btree ("_order");
CREATE INDEX "rule_quiet_parent_id_idx" ON "rule_quiet" USING btree ("_parent_id");
CREATE INDEX "broadcast_rules_unit_idx" ON "broadcast_rules" USING btree ("unit_id");
CREATE INDEX "broadcast_rules_path_idx" ON "broadcast_rules" USING btree ("path");
CREATE INDEX "broadcast_rules_updated_at_idx" ON "broadcast_rules" USING btree ("updated_at");
CREATE INDEX "broadcast_rules_created_at_idx" ON "broadcast_rules" USING btree ("created_at");
CREATE INDEX "broadcast_rules_texts_order_parent" ON "broadcast_rules_texts" USING btree ("order","parent_id");
CREATE INDEX "broadcast_rules_texts_parent" ON "broadcast_rules_texts" USING btree ("parent_id");
