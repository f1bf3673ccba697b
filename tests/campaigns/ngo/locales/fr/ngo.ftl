ngo-head = Personne n’a le droit de vous retenir.
ngo-body = { $values-motto } Nous répondons en { $values-languages-spoken } langues. Écrivez à { $organization-email }, ou lisez : { $organization-web }
ngo-logo = Logo de { $organization-name }
ngo-code = Code qui ouvre { $organization-web }
