ALTER TABLE "outbox" ADD COLUMN "command_by" varchar;
