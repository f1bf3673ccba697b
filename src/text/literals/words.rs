//! Words beside a number that say what it is: a call, a law, a room, a unit, money. Lower case, without dots.
//!
//! Data, and how it is looked up.

/// Who reads one of these expects a number to dial behind it.
pub const CALLS: &str = "call calling dial phone telephone tel text sms whatsapp viber signal hotline helpline fax mobile cell llame \
    llama llamar marque teléfono telefono línea linea celular appelez appeler composez tél téléphone numéro \
    ligue ligar disque telefone rele telefòn звоните позвоните звонить наберите телефон тел gọi số điện thoại \
    اتصل اتصلوا هاتف الهاتف بالرقم الرقم رقم تماس تلفن شماره کال فون نمبر कॉल फ़ोन फोन नंबर কল ফোন নম্বর ደውሉ \
    ይደውሉ ስልክ";

/// The same in scripts without spaces, where they end what stands before the number.
pub const CALLS_JOINED: &str =
    "拨打 致电 电话 拨 请打 热线 短信到 โทร โทรหา เบอร์ หมายเลข ទូរស័ព្ទ ហៅ លេខ ဖုန်း ခေါ် နံပါတ် 電話 전화";

/// A law, a standard, a form or a page: its number is no telephone.
pub const CITED: &str = "case cases file docket ref reference dossier expediente exp caso processo proc inquérito дело дела справа \
    hồ sơ vụ قضية القضية ملف پرونده مقدمہ मुकदमा मामला मामले মামলা መዝገብ dosye ka § §§ law laws act acts code codes section sections sec art arts article articles title titles chapter ch rule \
    rules usc cfr ilcs stat pl ley leyes artículo artículos articulo código sección decreto lei artigo artigos \
    loi lois décret articl directive regulation resolution convention protocol ra закон закона статья статьи \
    статье ст кодекс кодекса указ luật điều khoản nghị định المادة مادة قانون القانون ماده دفعہ धारा अनुच्छेद \
    अधिनियम ধারা আইনের আইন มาตรา មាត្រា ပုဒ်မ አንቀጽ አዋጅ lwa atik พศ คศ iso iec din rfc astm ansi гост form forms page pages \
    p pp página páginas стр trang paj";

/// Registers: the number of a company, a charity or a taxpayer has as many digits as a telephone's.
pub const REGISTERED: &str = "ein tin vat abn acn nzbn siren siret rna nif cif cnpj cpf nit rut cuit ruc uid ustid ustidnr ust-idnr kvk btw nip \
    krs hrb инн огрн кпп едрпоу reg regn registration registered charity company ngo taxpayer uen gstin duns registro registre";

/// The same in scripts without spaces.
pub const CITED_JOINED: &str = "พ.ศ ค.ศ ศักราช ปี 案号 案號 案件 文号 第 คดี คดีที่ คดีหมายเลข មាត្រា សំណុំរឿង ပုဒ်မ အမှု";

/// A place: a room, a line, a road.
pub const PLACES: &str = "métro metrô metro метро مترو المترو tramway subte nhà квартира корпус подъезд этаж маршрут zimmer raum gleis station stations terminal precinct barrack tram subway locker stall table seat house room rooms rm suite ste apt apartment unit floor building bldg gate desk window counter booth bus buses \
    route routes highway hwy exit tram box locker studio lot hotel motel bar pier club hall school dock \
    platform terminal ward sala salón oficina piso apto autobús autobuses ruta puerta ventanilla calle carrera \
    avenida apartado quarto andar ônibus guichê salle bureau étage chambre porte guichet bp cp chanm biwo \
    комната кабинет кв офис дом автобус автобусы каб д phòng tầng xe buýt tuyến غرفة الغرفة حافلة طابق اتاق \
    کمرہ कमरा कमरे बस কক্ষ বাস ክፍል";

/// A road: its name and a house number follow.
pub const ROADS: &str = "ул улица пр проспект пер calle rua via rue avenida av avda carrera đường phố شارع خیابان گلی सड़क मार्ग \
    সড়ক straße";

/// The same in scripts without spaces.
pub const PLACES_JOINED: &str =
    "ห้อง ห้องที่ ห้องหมายเลข บ้านเลขที่ เลขที่ สาย បន្ទប់ បន្ទប់លេខ ផ្ទះលេខ អគារ အခန်း အခန်းနံပါတ် 房间 房间号 门牌号 公交 乘坐 乘 室 楼";

/// What is counted or measured: the number before it is an amount.
pub const UNITS: &str = "منٹ km m cm mm kg g lb lbs ft mi h hr hrs min l ml pt mb gb people persons women men children victims survivors \
    workers cases countries languages days day hours hour minutes weeks months years year pages beds rooms \
    dollars euros miles times friends families members volunteers guests visitors tenants students staff characters letters \
    meters metres feet mins am pm oclock o'clock years' hrs tips ways rings stops \
    nghìn triệu letras caracteres caractères символов знаков জনকে জনের ቀን ሳምንት ወር personas mujeres niños víctimas países idiomas días horas minutos años páginas \
    dólares pesos personnes femmes enfants victimes pays langues jours heures minutes ans pessoas mulheres \
    vítimas línguas dias anos reais moun peyi lang jou èdtan ane человек часа дня день суток sou sur людей \
    стран языков языках дней часов лет рублей км м кг người nước ngôn ngày giờ năm đồng شخص دولة لغة يوم يومًا \
    ساعة سنة عام نفر کشور زبان روز ساعت سال لوگ افراد ملک ممالک زبانوں دن گھنٹے लोग लोगों देश देशों भाषाओं दिन \
    घंटे साल रुपये জন দেশ দেশে ভাষা ভাষায় দিন ঘণ্টা বছর টাকা ሰዎች አገሮች ቋንቋዎች ቀናት ሰዓት ዓመት ብር";

/// The same in scripts without spaces, where they begin what stands behind the number.
pub const UNITS_JOINED: &str = "室 楼 层 栋 人 名 个 種 种 天 小时 年 岁 元 块 国 页 万 คน ประเทศ ภาษา วัน ชั่วโมง ปี บาท นาที នាក់ ប្រទេស ភាសា ថ្ងៃ ម៉ោង ឆ្នាំ រៀល ဦး \
    ယောက် နိုင်ငံ ဘာသာ ရက် နာရီ နှစ် ကျပ်";

/// Behind the number without a space: the 113th.
pub const ORDINALS: &str = "st nd rd th e er ère ème o a os as й я е го м ый ая yèm ኛ";

/// Behind the number and its name: 112 Main Street.
pub const STREETS: &str = "street st avenue ave road rd boulevard blvd drive dr lane ln way broadway court ct place pl plaza square \
    highway hwy parkway pkwy quận phường đường rue rua calle straße via улица проспект";

/// Money by name.
pub const MONEY: &str = "تومان ریال ريال درهم دينار جنيه روپے रुपये টাকা рублей рубля долларов доллара dola goud dolè usd eur gbp cad mxn brl rub inr bdt thb vnd khr mmk etb cny rmb rs đ vnđ руб грн birr htg gdes dollars \
    dólares euros pesos reais rupees baht";

/// The postal abbreviations of the United States: a ZIP code stands behind them.
pub const STATES: &str = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC \
                          ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP";

/// Whether a word is in a list.
pub fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

/// Whether a text ends with a word of a list.
pub fn ends(list: &str, text: &str) -> bool {
    list.split_ascii_whitespace().any(|known| text.ends_with(known))
}

/// Whether a word is one of [`UNITS`]; in most languages but English endings follow it.
pub fn is_unit(word: &str) -> bool {
    let inflected = |unit: &str| !unit.is_ascii() && unit.chars().count() > 2 && word.starts_with(unit);
    has(UNITS, word)
        || UNITS.split_ascii_whitespace().any(inflected)
        || UNITS_JOINED.split_ascii_whitespace().any(|unit| word.starts_with(unit))
}
