notice-head = Nobody may force you to work
notice-wording = This wording is for a test, and no statute says it: forced labor is a crime, and whoever is made to work may call the hotline at { $call } at any hour.
