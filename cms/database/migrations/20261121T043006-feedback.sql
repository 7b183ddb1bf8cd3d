CREATE TYPE "public"."feedback_channel" AS ENUM('site', 'phone', 'paper', 'inPerson');
CREATE TYPE "public"."feedback_kind" AS ENUM('reflection', 'question', 'opinion');
CREATE TYPE "public"."feedback_stage" AS ENUM('received', 'inProgress', 'answered', 'published', 'refused', 'transferred');
CREATE TABLE "feedback" (
	"id" varchar PRIMARY KEY NOT NULL,
	"channel" "feedback_channel" DEFAULT 'inPerson',
	"kind" "feedback_kind" DEFAULT 'reflection',
	"received_at" timestamp(3) with time zone,
	"subject" varchar,
	"text" varchar,
	"may_publish" boolean DEFAULT false,
	"about_id" varchar,
	"reply_text" varchar,
	"reply_by" varchar,
	"reply_symbol" varchar,
	"public_subject" varchar,
	"public_text" varchar,
	"stage" "feedback_stage" DEFAULT 'received',
	"due_at" timestamp(3) with time zone,
	"code" varchar,
	"submitted_at" timestamp(3) with time zone,
	"answered_at" timestamp(3) with time zone,
	"sending" varchar,
	"submitted_hash" varchar,
	"authors" jsonb,
	"notice_text" varchar,
	"notice_by" varchar,
	"notice_at" timestamp(3) with time zone,
	"history" jsonb,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "feedback_contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"feedback" varchar NOT NULL,
	"sealed" varchar NOT NULL,
	"looks" jsonb,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "site_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_name" varchar NOT NULL,
	"unit_type" varchar NOT NULL,
	"unit_key" varchar NOT NULL,
	"day" varchar NOT NULL,
	"newest" boolean,
	"live" boolean DEFAULT false NOT NULL,
	"host" varchar,
	"checked_at" timestamp(3) with time zone NOT NULL,
	"reasons" varchar,
	"evidence" jsonb NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_about_id_bulletins_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "feedback_received_at_idx" ON "feedback" USING btree ("received_at");
CREATE INDEX "feedback_about_idx" ON "feedback" USING btree ("about_id");
CREATE INDEX "feedback_stage_idx" ON "feedback" USING btree ("stage");
CREATE INDEX "feedback_due_at_idx" ON "feedback" USING btree ("due_at");
CREATE UNIQUE INDEX "feedback_code_idx" ON "feedback" USING btree ("code");
CREATE UNIQUE INDEX "feedback_sending_idx" ON "feedback" USING btree ("sending");
CREATE INDEX "feedback_unit_idx" ON "feedback" USING btree ("unit_id");
CREATE INDEX "feedback_path_idx" ON "feedback" USING btree ("path");
CREATE INDEX "feedback_updated_at_idx" ON "feedback" USING btree ("updated_at");
CREATE INDEX "feedback_created_at_idx" ON "feedback" USING btree ("created_at");
CREATE UNIQUE INDEX "feedback_contacts_feedback_idx" ON "feedback_contacts" USING btree ("feedback");
CREATE INDEX "feedback_contacts_path_idx" ON "feedback_contacts" USING btree ("path");
CREATE INDEX "feedback_contacts_updated_at_idx" ON "feedback_contacts" USING btree ("updated_at");
CREATE INDEX "feedback_contacts_created_at_idx" ON "feedback_contacts" USING btree ("created_at");
CREATE INDEX "site_checks_day_idx" ON "site_checks" USING btree ("day");
CREATE INDEX "site_checks_newest_idx" ON "site_checks" USING btree ("newest");
CREATE INDEX "site_checks_path_idx" ON "site_checks" USING btree ("path");
CREATE INDEX "site_checks_updated_at_idx" ON "site_checks" USING btree ("updated_at");
CREATE INDEX "site_checks_created_at_idx" ON "site_checks" USING btree ("created_at");
CREATE UNIQUE INDEX "unitKey_day_idx" ON "site_checks" USING btree ("unit_key","day");
