-- The W3C traceparent of whoever started it, when he was being traced: its activities are part of that.
ALTER TABLE instances ADD COLUMN trace TEXT;
