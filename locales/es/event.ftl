event-join = Pase. Todo el mundo es bienvenido.

event-signup = Escanee y reserve lugar
logo-alt = Logotipo de { $organization-name }
partner-alt = Logotipo de { $partner-name }
partners-line = Junto con
event-strip = ¿Necesita ayuda ahora?
