headline = ﻡاﻮﻌﻟا ﺎﺒﺣﺭﻢ
sign-one = محمد ﷺ
