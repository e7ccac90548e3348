-- The tables of the token store of contacts-v3-jdbc, for PostgreSQL and H2. May be run again and again, so that Flyway runs it
-- as a repeatable migration and Liquibase as an sqlFile.

create table if not exists contacts_v3_token (
  client_id           varchar not null,
  token_type          varchar not null,
  id                  varchar not null,
  version             bigint not null,
  access_token        varchar not null,
  refresh_token       varchar,
  issued_at           varchar not null,
  expires_at          varchar not null,
  scopes              varchar not null,
  location_id         varchar,
  company_id          varchar,
  authorized_at       varchar,
  rotation_started_at varchar,
  primary key (client_id, token_type, id)
);

create table if not exists contacts_v3_lease (
  client_id      varchar not null,
  token_type     varchar not null,
  id             varchar not null,
  holder         varchar not null,
  ends_at_millis bigint not null,
  primary key (client_id, token_type, id)
);
