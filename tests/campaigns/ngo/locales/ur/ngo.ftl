ngo-head = کوئی آپ کو روک کر نہیں رکھ سکتا۔
ngo-body = { $values-motto } ہم { $values-languages-spoken } زبانوں میں جواب دیتے ہیں۔ { $organization-email } پر لکھیں، یا پڑھیں: { $organization-web }
ngo-logo = { $organization-name } کا لوگو
ngo-code = { $organization-web } کھولنے والا کوڈ
