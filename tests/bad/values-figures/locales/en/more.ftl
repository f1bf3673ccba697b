more = { $values-lone } { $values-native } { $values-hours } { $values-day } { $values-next }
