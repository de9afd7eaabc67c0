#!/bin/sh
# Run once by the image's entry point, when the data folder is empty. The roles are those of decision 0027: a login that owns
# nothing, the owner of the tables for migrations, and a worker that the two may change to.
set -eu
for service in auth directory ticket messaging; do
  name=hoopoe_$service
  psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --set name="$name" --set owner="${name}_owner" \
    --set worker="${name}_worker" --set password="$(cat "/run/credentials/$service")" \
    --set owner_password="$(cat "/run/credentials/$service-owner")" <<'SQL'
CREATE ROLE :"name" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE ROLE :"owner" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE :"worker" NOLOGIN;
GRANT :"worker" TO :"name", :"owner" WITH INHERIT FALSE, SET TRUE;
CREATE DATABASE :"name" OWNER :"owner";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";
SQL
  # Without the mark row-level security keeps text searches from their indexes.
  psql --username "$POSTGRES_USER" --dbname "$name" --set ON_ERROR_STOP=1 <<'SQL'
ALTER FUNCTION pg_catalog.lower(text) LEAKPROOF;
ALTER FUNCTION pg_catalog.textcat(text, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.textlike(text, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.jsonb_object_field_text(jsonb, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
SQL
done
