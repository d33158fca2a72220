-- What became of each booking that an outage met, so that the same people are told when it is lifted early.
create table outage_booking (
  outage_id  uuid not null references outage,
  booking_id uuid not null references booking,
  did        text not null constraint outage_booking_has_an_answer check (did in ('moved', 'cancelled', 'warned')),
  primary key (outage_id, booking_id)
);
grant select, insert on outage_booking to juguang_app;
