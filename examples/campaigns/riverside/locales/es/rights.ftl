rights-title = Usted tiene derechos
rights-intro = La culpa nunca es suya. Hay ayuda para usted, con papeles o sin ellos.

rights-papers-title = Sus papeles
rights-papers = Usted puede guardar su propio pasaporte. Si lo tiene otra persona, dígalo cuando llame.
rights-pay-title = Su sueldo
rights-pay = Puede pedir que le paguen su trabajo. Apunte sus días y sus horas.
rights-doctor-title = Un médico
rights-doctor = Puede pedir un médico. Puede pedir hablar a solas con el médico.
rights-lawyer-title = Un abogado
rights-lawyer = Puede pedir un abogado. El abogado le dice qué puede hacer usted donde está.
rights-interpreter-title = Su idioma
rights-interpreter = Puede pedir una persona que lo hable. Ningún conocido tiene que traducir.
rights-help-title = Con papeles o sin papeles
rights-help = Digan lo que digan sus papeles, puede pedir ayuda. Usted decide qué hacer después.

rights-more = Para leer más, según dónde esté
