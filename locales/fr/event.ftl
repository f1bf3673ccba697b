event-join = Entrez. Tout le monde est bienvenu.

event-signup = Scannez pour réserver
logo-alt = Logo : { $organization-name }
partner-alt = Logo : { $partner-name }
partners-line = Avec
event-strip = Besoin d’aide maintenant ?
