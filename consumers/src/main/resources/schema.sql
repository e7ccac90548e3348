create table if not exists contact (id varchar primary key, email varchar);
create table if not exists export_checkpoint (text varchar);
create table if not exists export_turn (id int primary key);
insert into export_turn (id) select 1 where not exists (select 1 from export_turn);
