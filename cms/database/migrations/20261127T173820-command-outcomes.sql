CREATE TYPE "public"."command_outcome" AS ENUM('received', 'obeyed', 'refused');
ALTER TABLE "outbox" ADD COLUMN "command_outcome" "command_outcome";
ALTER TABLE "outbox" ADD COLUMN "command_reason" varchar;
ALTER TABLE "outbox" ADD COLUMN "command_answered_at" timestamp(3) with time zone;
CREATE INDEX "outbox_command_id_idx" ON "outbox" USING btree ("command_id");
CREATE INDEX "outbox_command_device_idx" ON "outbox" USING btree ("command_device");
