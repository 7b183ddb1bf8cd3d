CREATE TABLE "recordings" (
	"id" varchar PRIMARY KEY NOT NULL,
	"bulletin_id" varchar NOT NULL,
	"transcript" varchar,
	"seconds" numeric,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp(3) with time zone,
	"confirmed_hash" varchar,
	"read_from" varchar,
	"sha256" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"url" varchar,
	"thumbnail_u_r_l" varchar,
	"filename" varchar,
	"mime_type" varchar,
	"filesize" numeric,
	"width" numeric,
	"height" numeric
);
CREATE TABLE "recordings_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"users_id" uuid
);
ALTER TABLE "bulletins" ADD COLUMN "recording_id" varchar;
ALTER TABLE "_bulletins_v" ADD COLUMN "version_recording_id" varchar;
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "recordings_rels" ADD CONSTRAINT "recordings_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."recordings"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "recordings_rels" ADD CONSTRAINT "recordings_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "recordings_bulletin_idx" ON "recordings" USING btree ("bulletin_id");
CREATE INDEX "recordings_confirmed_by_idx" ON "recordings" USING btree ("confirmed_by_id");
CREATE INDEX "recordings_sha256_idx" ON "recordings" USING btree ("sha256");
CREATE INDEX "recordings_unit_idx" ON "recordings" USING btree ("unit_id");
CREATE INDEX "recordings_path_idx" ON "recordings" USING btree ("path");
CREATE INDEX "recordings_updated_at_idx" ON "recordings" USING btree ("updated_at");
CREATE INDEX "recordings_created_at_idx" ON "recordings" USING btree ("created_at");
CREATE UNIQUE INDEX "recordings_filename_idx" ON "recordings" USING btree ("filename");
CREATE INDEX "recordings_rels_order_idx" ON "recordings_rels" USING btree ("order");
CREATE INDEX "recordings_rels_parent_idx" ON "recordings_rels" USING btree ("parent_id");
CREATE INDEX "recordings_rels_path_idx" ON "recordings_rels" USING btree ("path");
CREATE INDEX "recordings_rels_users_id_idx" ON "recordings_rels" USING btree ("users_id");
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_recording_id_recordings_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."recordings"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_recording_id_recordings_id_fk" FOREIGN KEY ("version_recording_id") REFERENCES "public"."recordings"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "bulletins_recording_idx" ON "bulletins" USING btree ("recording_id");
CREATE INDEX "_bulletins_v_version_version_recording_idx" ON "_bulletins_v" USING btree ("version_recording_id");
