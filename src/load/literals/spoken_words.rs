//! Numbers as they are said, in the kit's languages and some of their neighbours. Lower case; what `call_words::fold` does
//! to a text it does to the lists.

/// The digits, from zero on.
pub const DIGITS: [&str; 10] = [
    "zero cero zéro zewo oh ноль нуль нолик không صفر शून्य ज़ीरो जीरो শূন্য শুন্য ዜሮ ศูนย์ សូន្យ သုည သုံည ສູນ null sıfır nol شونیہ زیرو",
    "one uno una un une um uma youn один одна единица единицу một mốt واحد واحدة یک ایک एक वन এক ওয়ান አንድ หนึ่ง เอ็ด មួយ တစ် တခု \
     ໜຶ່ງ ຫນຶ່ງ eins ein bir satu isa jeden",
    "two dos deux dois duas два две двойка hai اثنان اثنين اثنتان اثنتين دو दो टू দুই দু ሁለት สอง โท ពីរ နှစ် ສອງ zwei due iki dua dalawa dwa",
    "three tres trois três twa три тройка ba ثلاثة ثلاث ثلاثه سه تین तीन थ्री তিন ሦስት ሶስት สาม បី သုံး ສາມ drei tre üç tiga tatlo trzy",
    "four cuatro quatre quatro kat четыре bốn tư أربعة أربع اربعه چهار چار चार फोर চার አራት สี่ បួន လေး ສີ່ vier quattro dört empat apat cztery",
    "five cinco cinq senk пять năm lăm خمسة خمس خمسه پنج پانچ पाँच पांच फाइव পাঁচ পাচ አምስት ห้า ប្រាំ ငါး ຫ້າ fünf cinque beş lima pięć",
    "six seis meia sis шесть sáu ستة ست سته شش شیش چھ छह छः छे सिक्स ছয় ስድስት หก ប្រាំមួយ ခြောက် ຫົກ sechs sei altı enam anim sześć",
    "seven siete sept sete sèt семь bảy bẩy سبعة سبع سبعه هفت سات सात सेवन সাত ሰባት เจ็ด ប្រាំពីរ ប្រាំពិល ခုနစ် ခုနှစ် ခွန် ເຈັດ sieben sette \
     yedi tujuh pito siedem",
    "eight ocho huit oito uit восемь tám ثمانية ثمان ثماني ثمانيه هشت آٹھ आठ एट আট ስምንት แปด ប្រាំបី ရှစ် ແປດ acht otto sekiz delapan walo osiem",
    "nine niner nueve neuf nove nèf девять chín تسعة تسع تسعه نه نو नौ नाइन নয় ዘጠኝ เก้า ប្រាំបួន ကိုး ເກົ້າ neun nove dokuz sembilan siyam dziewięć",
];

/// What is said of two digits: `nine eleven`, `quatre-vingt-dix-neuf` is left to its parts.
pub const TEENS: [(u32, &str); 10] = [
    (10, "ten diez dix dez десять"),
    (11, "eleven once onze одиннадцать"),
    (12, "twelve doce douze doze двенадцать"),
    (13, "thirteen trece treize treze тринадцать"),
    (14, "fourteen catorce quatorze catorze четырнадцать"),
    (15, "fifteen quince quinze пятнадцать"),
    (16, "sixteen dieciséis seize dezesseis шестнадцать"),
    (17, "seventeen diecisiete dezessete семнадцать"),
    (18, "eighteen dieciocho dezoito восемнадцать"),
    (19, "nineteen diecinueve dezenove девятнадцать"),
];

pub const TENS: [(u32, &str); 8] = [
    (20, "twenty veinte vingt vinte двадцать"),
    (30, "thirty treinta trente trinta тридцать"),
    (40, "forty cuarenta quarante quarenta сорок"),
    (50, "fifty cincuenta cinquante cinquenta пятьдесят"),
    (60, "sixty sesenta soixante sessenta шестьдесят"),
    (70, "seventy setenta семьдесят"),
    (80, "eighty ochenta oitenta восемьдесят"),
    (90, "ninety noventa девяносто"),
];

pub const HUNDREDS: [(u32, &str); 9] = [
    (100, "hundred cien ciento cent cem cento сто"),
    (200, "doscientos duzentos двести"),
    (300, "trescientos trezentos триста"),
    (400, "cuatrocientos quatrocentos четыреста"),
    (500, "quinientos quinhentos пятьсот"),
    (600, "seiscientos seiscentos шестьсот"),
    (700, "setecientos setecentos семьсот"),
    (800, "ochocientos oitocentos восемьсот"),
    (900, "novecientos novecentos девятьсот"),
];

/// Before a digit: `double eight`.
pub const TIMES: [(u32, &str); 2] = [(2, "double doble डबल ডাবল ڈبل"), (3, "triple treble triplo ट्रिपल ট্রিপল ٹرپل")];

/// Between tens and ones: `noventa y ocho`.
pub const AND: [&str; 5] = ["and", "y", "e", "et", "i"];
