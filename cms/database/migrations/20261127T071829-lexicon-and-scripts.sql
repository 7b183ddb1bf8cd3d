CREATE TABLE "lexicon" (
	"id" varchar PRIMARY KEY NOT NULL,
	"written" varchar NOT NULL,
	"spoken" varchar NOT NULL,
	"note" varchar,
	"added_by_id" uuid,
	"key" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
ALTER TABLE "bulletins" ADD COLUMN "scripts" jsonb;
ALTER TABLE "_bulletins_v" ADD COLUMN "version_scripts" jsonb;
ALTER TABLE "speakers" ADD COLUMN "loudness" numeric DEFAULT -16;
ALTER TABLE "lexicon" ADD CONSTRAINT "lexicon_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lexicon" ADD CONSTRAINT "lexicon_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "lexicon_added_by_idx" ON "lexicon" USING btree ("added_by_id");
CREATE INDEX "lexicon_unit_idx" ON "lexicon" USING btree ("unit_id");
CREATE INDEX "lexicon_path_idx" ON "lexicon" USING btree ("path");
CREATE INDEX "lexicon_updated_at_idx" ON "lexicon" USING btree ("updated_at");
CREATE INDEX "lexicon_created_at_idx" ON "lexicon" USING btree ("created_at");
CREATE UNIQUE INDEX "unit_key_idx" ON "lexicon" USING btree ("unit_id","key");
