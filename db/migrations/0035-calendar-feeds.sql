-- Calendars that others subscribe to tell for a while that a booking is gone, so that it vanishes there too.
create index booking_gone on booking (resource_id, (coalesce(ended_at, decided_at)))
  where state in ('refused', 'cancelled', 'expired', 'no_show');
