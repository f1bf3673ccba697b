### The flyer about rights (layouts/rights-flyer.toml). Every sentence has to hold in most places: it says what a person may
### ask for, and promises nothing. Keep "you may" and "you can" as soft as they are here, and name no law.

# In large type at the top: about 16 letters.
rights-title = You have rights
# Below it, at most three lines of 35 letters.
rights-intro = It is never your fault. Help is there for you, with papers or without.

## Six boxes, each with a short title (about 18 letters, one line) and two short sentences (about 80 letters, three or four lines).

rights-papers-title = Your papers
rights-papers = You may keep your own passport. If someone has it, say so when you call.
rights-pay-title = Your pay
rights-pay = You may ask to be paid for your work. Keep a note of your days and hours.
rights-doctor-title = A doctor
rights-doctor = You can ask for a doctor. You can ask to see the doctor alone.
rights-lawyer-title = A lawyer
rights-lawyer = You can ask for a lawyer. A lawyer tells you what you can do where you are.
rights-interpreter-title = Your language
rights-interpreter = You can ask for someone who speaks it. Nobody you know has to translate for you.
rights-help-title = With or without papers
rights-help = Whatever your papers say, you can ask for help. You decide what to do next.
# Over one or two addresses that the campaign names, with codes; only where it names some. One line.
rights-more = Read more, where you are
