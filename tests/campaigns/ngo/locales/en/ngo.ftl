ngo-head = Nobody may keep you.
ngo-body = { $values-motto } We answer in { $values-languages-spoken } languages. Write to { $organization-email }, or read more: { $organization-web }
ngo-logo = Logo of { $organization-name }
ngo-code = Code that opens { $organization-web }
