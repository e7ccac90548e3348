-- The table of the replay guard of contacts-v3-jdbc, for PostgreSQL and H2. May be run again and again, so that Flyway runs it as a
-- repeatable migration and Liquibase as an sqlFile.

create table if not exists contacts_v3_replay (
  event_id       varchar not null,
  ends_at_millis bigint not null,
  primary key (event_id)
);

create index if not exists contacts_v3_replay_ends on contacts_v3_replay (ends_at_millis);
