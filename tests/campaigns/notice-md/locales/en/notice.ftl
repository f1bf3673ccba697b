notice-head = Nobody may force you to work
notice-wording = This wording is for a test, and no statute says it: holding a person by force for labor or sex is a crime, and the hotline helps the victim at <strong>{ $call }</strong>.
