//! Words of calling, sending and reaching in the kit's languages, and what may stand between them and a short number.
//!
//! Data, and how it is looked up. Lower case; `*` stands for any ending. What `fold` does to a text it does to the lists.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use icu_properties::props::Script;
use unicode_normalization::UnicodeNormalization;

use crate::text::writing::chars::script;

/// To call, to send, a telephone, a line.
const CALLS: &str = "call calls calling called caller callers dial dials dialing dialling dialed dialled dialer ring rings ringing \
    rang phone phones phoning phoned telephone* tel tele text texts texting texted txt sms mms message messages \
    messaging msg whatsapp viber hotline hotlines helpline helplines lifeline tipline crisisline shortcode fax \
    reply replies responda responder répondez ответьте tapez secours mobile mob ph tlf tf tfno contact contacting reach reachable emergency emergencies police ambulance press type tap remember sos talk talking speak speaking ask asking chat send sends sending \
    llame llamar llama llamas llaman llamen llamando llamada llamadas llamenos llámenos llámanos llámennos llamanos llamad \
    llamá llamalo marque marcar marca marcá marcando marquen marcado telefone* teléfono* telefono* fono celular móvil movil \
    mensaje mensajes texto textea textee textear envíe envíen envíe envía envíanos envie enviar envien enviá envíen \
    mande manda mandar mandá manden talk talking speak speaking ask asking chat hable habla hablar hablemos pida pide parlez parler demandez fale falar peça \
    обращайтесь обратитесь говорите تحدث* escriba escribe escribir escríbanos escríbenos comuníquese comunícate comunicarse \
    contacte contactar contacta línea línea linea líneas lineas hable habla hablar hablemos pida pide emergencia emergencias urgencias policía ambulancia \
    appel appels appeler appelez appelle appelles appelons appelé rappelez composez composer compose numérotez téléphone* \
    telephon* tél ligne lignes joindre joignez joignable contactez contacter textez texter envoyez envoyer envoie envoi \
    parlez parler demandez urgence urgences écrivez faites samu pompiers \
    ligue ligar liga ligam liguem ligando ligação ligações ligacao discar disque disca disquem discando fone telef \
    mensagem mensagens zap chame chamar chamada chamadas chamem envia enviem mandem escreva fale falar peça denuncie polícia telefon* \
    rele telefone telefòn apèl nimewo voye ekri tèks mesaj konpoze fòme ijans lapolis \
    звон* позвон* перезвон* дозвон* набер* набира* набра* телефон* тел смс эсэмэс сообщен* напиш* пиши пишите отправ* шлите \
    пошли* вызов* вызвать вызыв* вызови* лини* линия экстренн* полици* скорая скорую обращайтесь обратитесь говорите \
    gọi goi nhắn nhan gửi gui soạn soan bấm bam quay thoại thoai hotline nóng đài hệ dây \
    تواصل* للتواصل* تواصلوا تحدث* الرقم بالرقم للرقم رقمنا اتصل* تتصل* يتصل* نتصل* اتصال* الاتصال* بالاتصال* للاتصال* مكالم* هاتف* الهاتف* بهاتف* تليفون* التليفون* تلفون* موبايل* جوال* \
    ارسل* ترسل* رسال* الرسال* برسال* راسل* اكتب* كلم* كلّم* ابعث* اطلب* الخط خط ساخن الساخن طوارئ الطوارئ للطوارئ نجدة النجدة شرطة الشرطة \
    واتساب تماس* زنگ* تلفن* تلفون بگیر* شمارهگیر* پیامک* پیام بفرست* اساماس اورژانس* فوریت* پلیس \
    کال* فون* ڈائل* میسج* پیغام* ٹیکسٹ* ایس رابطہ ملائ* بھیج* لکھ* ہیلپ* ہاٹ* ایمرجنسی* پولیس \
    कॉल* काल फोन* डायल* मिलाए* मिलाओ मैसेज* संदेश* सन्देश* एसएमएस* टेक्स्ट* भेज* लिख* संपर्क* सम्पर्क* हेल्पलाइन* हॉटलाइन* आपात* इमरजेंसी* पुलिस घुमाए* बात घंटी बताए* बताएँ बताइए \
    दबाए* \
    কল কলে কলের ফোন* ডায়াল* মেসেজ* ম্যাসেজ* এসএমএস* বার্তা* টেক্সট* পাঠা* লিখ* লেখ* যোগাযোগ* হেল্পলাইন* হটলাইন* জরুরি* পুলিশ জানান কথা \
    ደውል* ደውሉ* ይደውሉ* ደወል* መደወል* ደውለ* ስልክ* በስልክ* ለስልክ* መልእክት* መልዕክት* ላክ* ላኩ* ይላኩ* ጻፉ* ይጻፉ* ጽፈ* ይጻፍ* ኤስኤምኤስ* ቴክስት* ሆትላይን* አደጋ* ፖሊስ \
    anruf* rufen ruf wähle* notruf telefon* arayın ara arayin çevirin zadzwoń dzwoń zadzwon numer chiama chiamate chiamare \
    componi componete tumawag tawagan itawag hubungi telepon дзвон* телефонуйте";

/// The same in scripts without spaces, anywhere in what stands before or behind the number.
const CALLS_JOINED: &str = "拨 撥 打 致电 致電 电话 電話 热线 熱線 短信 簡訊 短讯 报警 報警 急救 呼叫 联系 聯繫 联络 发送 发到 发至 发短信 打给 拨号 來電 来电 \
    记住 记下 按 ရဲ မှတ်ထားပါ ตำรวจ จำ \
    发信息 发消息 編輯 编辑 傳送 求助 救助 拨通 请打 \
    โทร ขอความช่วยเหลือ แอดไลน์ ติดต่อ กด สายด่วน ส่งข้อความ ส่ง เบอร์ แจ้งเหตุ ฉุกเฉิน หมุน พิมพ์ เอสเอ็มเอส sms \
    ទូរស័ព្ទ ទូរសព្ទ ទូរស័ព្ ហៅ ចុច ផ្ញើ សារ តេ ទំនាក់ទំនង ទាក់ទង \
    ဖုန်း ခေါ် ဆက်သွယ် ဖုန်းဆက် စာတို ပို့ မက်ဆေ့ နှိပ် လှမ်းဆက် \
    ໂທ ສົ່ງຂໍ້ຄວາມ ダイヤル 通報 発信 전화 문자 신고 걸어";

/// What such a text ends with in front of the number, or begins with behind it.
const LINKS_JOINED: &str = "到 至 给 給 号码 號碼 号 打 是 为 為 发 發 \
    ที่ ฟรี ถึง หมายเลข เบอร์ หา ไป ไปที่ มาที่ ยัง เลย ด่วน ได้ คือ เลข \
    ទៅ លេខ មក តាម ទៅលេខ គឺ ទៅកាន់ បន្ទាន់ ឥតគិតថ្លៃ \
    နံပါတ် ကို သို့ မှာ ထံ ဆီ ရန် \
    ເບີ ທີ່ に へ を 番 로 에 번";

/// Words that may stand between a call and its number, and say nothing else.
const LINKS: &str = "keys teclas touches клавиши star the to at on no number num nr us our me it them or and by via with either just simply please now today free toll \
    toll-free freephone line code short is as directly immediately for help \
    con asterisco al a el los las número numero número: nº num o u y por gratis ya hoy es ahora urgentemente inmediatamente verde azul corto único unico gratuito gratuita la \
    le au aux du numéro n ou et sur gratuitement maintenant vite est vert court unique gratuit nous vite \
    para ao o aos número pelo no na ou e já agora grátis é nosso curto gratuito ligue \
    nan nimewo sou oswa epi kounye se \
    на по номер номеру номера номере или и сейчас бесплатно бесплатный прямо сразу нам единый короткий \
    số so đến den tới toi qua ngay hoặc và là miễn phí tin cho theo \
    على الى الي ب بـ للرقم بالرقم الرقم رقم رقمنا او و عبر هو فورا مجانا الان المجاني \
    با به شماره را یا و رایگان اجتماعی \
    پر کو نمبر نمبرپر یا اور مفت \
    पर को नंबर नम्बर या और मुफ्त अभी \
    নম্বরে নম্বর নাম্বারে নাম্বার এ বা ও এবং এখনই তে \
    ወደ በ ን ቁጥር ወይም እና ለ ላይ በነጻ ብለው \
    करें करो कीजिए करे کریں کرو کیجیے করুন করো করবেন ያድርጉ بگیرید بزنید کنید bei die den unter oder am als";

/// Of these, what leads a message somewhere: `text HELP to 988`.
const TO: &str = "to at on no number al a número numero au numéro sur para ao pelo no nan nimewo sou на по номер номеру số đến den tới \
    على الى الي ب بـ للرقم بالرقم الرقم رقم با به شماره پر نمبر पर को नंबर नम्बर নম্বরে নাম্বারে নম্বর নাম্বার এ তে ወደ በ ን ለ ላይ an unter bei";

/// Of these, what may be the hour of a call: behind them two digits are no number to dial.
const HOURS: &str = "to at on by for no a las à as às para ao na no nan sou sur на по в qua với lúc على الى الي ب بـ عبر با به پر को पर এ ወደ በ ላይ \
    am bei den ที่ ถึง ยัง ไป มา ได้ 到 至 に ទៅ មក តាម က မှာ";

/// Behind the number: who answers there.
const LINES: &str = "hotline hotlines helpline helplines lifeline tipline textline";
/// What is sent goes to a number; `send 500` is an amount.
const SENDS: &str = "send sends sending envíe envíen envía envíanos envie enviar envien enviá envia enviem mande manda mandar mandá manden mandem \
    envoyez envoyer envoie envoi voye отправ* шлите пошли* ارسل* ترسل* ابعث* بفرست* بھیج* भेज* পাঠা* ላክ* ላኩ* ይላኩ* reach \
    escriba escribe escribir écrivez escreva ekri напиш* пиши пишите اكتب* لکھ* लिख* লিখ* লেখ* ጻፉ* ይጻፉ* ጽፈ*";
/// Behind these two digits are a number as well: 15, 17, 18, 03.
const DIALS: &str = "call calling dial dialing dialling phone ring telephone* tel llame llamar llama marque marcar marca teléfono* telefono* \
    appel appelez appeler composez faites tapez urgence secours vert téléphone* tél ligue ligar liga disque telefone* rele konpoze telefòn звон* позвон* набер* набира* телефон* \
    gọi bấm اتصل* تتصل* اتصال* الاتصال* هاتف* الهاتف* تماس* زنگ* تلفن* کال* فون* ڈائل* कॉल* फोन* डायल* কল ফোন* ডায়াল* ደውል* ይደውሉ* ስልክ* samu pompiers \
    police полици* پولیس* notruf";
/// With a colon they stand for a number.
const LABELS: &str = "t an keys teclas help ayuda aide ajuda èd помощь مساعدة المساعدة کمک مدد मदद সাহায্য እርዳታ hilfe sos";
/// What a line does.
const ANSWERS: &str = "works answers listens helps connects vous te répond répondent responde contesta atiende atende escuta ayuda \
    работает отвечает поможет слушает";
/// With one of these and a line: `988 crisis line`.
const KINDS: &str = "crisis emergency suicide help tip text safety support";

/// Lines of a telephone, of a bus and of a metro.
const LINE_NOUNS: &str =
    "dây línea linea líneas lineas ligne lignes linha linhas лини* линия line lines liy خط الخط بخط";

/// A telephone's number by name; the word before it decides.
const NUMBERS: &str =
    "number numbers numero número numéro номер номера nimewo رقم الرقم رقمنا شماره نمبر नंबर नम्बर নম্বর নাম্বার số ቁጥር ቁጥሩ";
/// Words that make it a telephone's.
const WHOSE: &str = "the our this that phone telephone emergency hotline helpline crisis police text free short safe el nuestro este único \
    emergencia emergencias teléfono le notre ce urgence téléphone o nosso este telefone emergência наш этот единый телефона \
    экстренный nimewo الهاتف الطوارئ هاتف طوارئ تلفن اضطراری फोन आपातकालीन ফোন জরুরি ফোন điện thoại";
const IS: &str = "is are est es é son sont это هو است ہے है হলো se là ነው";

/// Words that have a number right behind them at the end of what they say: `For help 988`, `Write 988 on your hand`.
const LEADS: &str = "help line danger lifeline crisis write save learn heart memorise memorize key punch enter use try say hit \
    reach freephone apunte anote guarde recuerde memorice socorro policía urgencias tapez retenez notez gardez urgence secours \
    police запомните запишите сохраните полиция полицию احفظ تذكر اكتب الشرطة پلیس پولیس याद लिखें पुलिस মনে পুলিশ lembre anote guarde \
    polícia emergência nhớ lưu polis lapolis ekri sonje አስታውሱ ፖሊስ code cell ping buzz tap connect doubt duda doute dúvida disque-denúncia denúncia vert";
/// Another number: `{ $call } or 988`.
const ALSO: &str =
    "or and also plus otherwise else o u y ou e et aussi или и или أو او و یا اور या और বা এবং hoặc và oswa ak ወይም";
/// Behind a number that a text begins with: it is meant to be dialled.
const BEHIND: &str = "saves day night anytime now today if when whenever anywhere always free toll-free jour gratuit gratis siempre \
    día sempre dia круглосуточно бесплатно le la los te vous";

/// Months: a day stands before them.
const MONTHS: &str = "january february march april may june july august september october november december jan feb mar apr jun jul aug \
    sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre janeiro fevereiro março maio \
    junho julho setembro outubro novembro dezembro января февраля марта апреля мая июня июля августа сентября октября \
    ноября декабря janvye fevriye avril jen jiyè dawou septanm oktòb novanm desanm tháng de يناير فبراير مارس أبريل مايو \
    يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر";

/// Words of a list, whole ones and beginnings.
struct List {
    whole: BTreeSet<String>,
    begins: BTreeSet<String>,
}

impl List {
    fn of(data: &str) -> Self {
        let (begins, whole): (Vec<_>, Vec<_>) = data.split_whitespace().partition(|word| word.ends_with('*'));
        Self {
            whole: whole.into_iter().map(fold).collect(),
            begins: begins.into_iter().map(|word| fold(word.trim_end_matches('*'))).collect(),
        }
    }

    fn has(&self, word: &str) -> bool {
        let ends = || word.char_indices().skip(1).map(|(at, _)| at).chain([word.len()]);
        self.whole.contains(word) || !self.begins.is_empty() && ends().any(|end| self.begins.contains(&word[..end]))
    }
}

macro_rules! lists {
    ($($name:ident = $data:ident;)*) => {
        $(pub fn $name(word: &str) -> bool {
            static WORDS: LazyLock<List> = LazyLock::new(|| List::of($data));
            WORDS.has(word)
        })*
    };
}

lists! {
    is_call = CALLS;
    is_link = LINKS;
    is_to = TO;
    is_hour_link = HOURS;
    is_line = LINES;
    is_kind = KINDS;
    is_answer = ANSWERS;
    is_label = LABELS;
    is_send = SENDS;
    is_dial = DIALS;
    is_line_noun = LINE_NOUNS;
    is_number_word = NUMBERS;
    is_whose = WHOSE;
    is_copula = IS;
    is_month = MONTHS;
    is_lead = LEADS;
    is_also = ALSO;
    is_behind = BEHIND;
}

/// Whether a text of a script without spaces speaks of a call.
pub fn calls_joined(text: &str) -> bool {
    CALLS_JOINED.split_whitespace().any(|word| text.contains(word))
}

/// Whether it ends with a call, and whether with what leads to a number.
pub fn ends_joined(text: &str) -> (bool, bool) {
    let ends = |list: &str| list.split_whitespace().any(|word| text.ends_with(word));
    (ends(CALLS_JOINED), ends(LINKS_JOINED))
}

/// The same for the beginning.
pub fn begins_joined(text: &str) -> (bool, bool) {
    let begins = |list: &str| list.split_whitespace().any(|word| text.starts_with(word));
    (begins(CALLS_JOINED), begins(LINKS_JOINED))
}

/// Scripts that write no spaces between words.
pub fn is_joined(c: char) -> bool {
    matches!(
        script(c),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}

/// Scripts of languages that set the verb behind the number.
pub fn is_verb_last(c: char) -> bool {
    matches!(
        script(c),
        Script::Devanagari
            | Script::Bengali
            | Script::Arabic
            | Script::Ethiopic
            | Script::Gujarati
            | Script::Gurmukhi
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
    )
}

/// A word without what writers leave out or write in two ways: capitals, Arabic vowels, the forms of alef, nuktas.
pub fn fold(word: &str) -> String {
    word.nfc().flat_map(char::to_lowercase).filter_map(fold_char).collect()
}

/// The same for one small letter.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '.' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ی' | 'ى' => Some('ي'),
        'ک' => Some('ك'),
        'ہ' | 'ھ' | 'ۀ' | 'ە' => Some('ه'),
        'ё' => Some('е'),
        c => Some(c),
    }
}
