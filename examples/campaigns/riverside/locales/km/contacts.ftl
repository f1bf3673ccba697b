contacts-title = អ្នកណាអាចជួយបាន
contacts-intro = សូមទូរសព្ទទៅលេខណាមួយខាងក្រោម ហើយសួរ។ អ្នកមិនចាំបាច់ប្រាប់ឈ្មោះទេ។

contact-hours = { $hours ->
    [always] ទាំងយប់ទាំងថ្ងៃ
   *[limited] នៅម៉ោងខ្លះ
}
contact-languages = { $languages ->
    [0] សូមសួររកភាសារបស់អ្នក
   *[other] និយាយតាមទូរសព្ទបានជាង { $languages } ភាសា
}

contacts-more = កន្លែងអានបន្ថែម
