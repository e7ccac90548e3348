-- The table of the quota of contacts-v3-jdbc, for PostgreSQL and H2. May be run again and again, so that Flyway runs it as a
-- repeatable migration and Liquibase as an sqlFile.

create table if not exists contacts_v3_quota (
  quota_key      varchar not null,
  state          varchar not null,
  ends_at_millis bigint not null,
  primary key (quota_key)
);

-- Since when the table has lost nothing.
insert into contacts_v3_quota (quota_key, state, ends_at_millis)
select '-', cast(cast(extract(epoch from current_timestamp) * 1000 as bigint) as varchar), 0
where not exists (select 1 from contacts_v3_quota where quota_key = '-');
