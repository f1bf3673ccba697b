event-join = Antre. Tout moun byenveni.

event-signup = Eskane pou kenbe yon plas
logo-alt = Logo { $organization-name }
partner-alt = Logo { $partner-name }
partners-line = Ansanm ak
event-strip = Ou bezwen èd kounye a?
