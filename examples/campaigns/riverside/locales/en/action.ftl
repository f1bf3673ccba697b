### The sheet for guests of an evening, a school, a congregation (layouts/action-sheet.toml): what everybody can do. It speaks
### to people who want to help, not to people who need help.

# In large type at the top: about 16 letters.
action-title = What you can do
# Below it, at most two lines of 40 letters.
action-intro = Pick one today. Then tell a friend.

## Nine boxes, each with a short title (about 22 letters, one line, two at most) and one or two sentences (about 75 letters, three lines).

action-signs-title = Look and learn
action-signs = Learn the signs. It can happen in a house, a kitchen or a field near you.
action-number-title = Save the number
action-number = Put the number below into your phone now. One day someone may need it.
action-posters-title = Put up posters
action-posters = Ask first. Then hang them where people wait: in bars, clinics and schools.
action-funds-title = Raise money
action-funds = Cook, run, sing or play. Use what you are good at, and tell people why.
action-give-title = Give what is needed
action-give = Ask a shelter what it lacks. It may be soap, shoes, bus tickets or a lift.
action-skills-title = Give your skills
action-skills = Lawyers, interpreters and doctors can help for an hour a week. So can you.
action-laws-title = Ask for better laws
action-laws = Write to the people who make the laws. Ask for laws that keep workers safe.
action-buy-title = Buy and hire fairly
action-buy = Ask who made it and who was paid. Pay those who work for you well and on time.
action-children-title = Talk with children
action-children = Tell them whom they can trust. They may say no, and may tell you anything.
