// Invented mails: people, companies and addresses exist nowhere. All are written to Sam Lee.
export const reader = { name: 'Sam Lee', email: 'sam.lee@inbox.example' };

export const groups = [
  ['invites', 'Invitations and recruiters'],
  ['languages', 'In other languages'],
  ['others', 'Not an invitation'],
];

export const mails = [
  {
    id: 'invitation', group: 'invites', lang: 'en',
    subject: 'Interview for the Data Engineer position',
    from_name: 'Priya Shah', from_email: 'priya.shah@northwick.example', date: '2026-11-20',
    body: `Hi Sam,

Thank you for applying for the Data Engineer position at Northwick. Your work on streaming pipelines caught our eye, and we would like to invite you to an interview with the data team.

Would Tuesday 24 November at 10:00 or Wednesday 25 November at 14:30 suit you? It takes about 45 minutes, by video.

Best regards,
Priya Shah
Talent Partner, Northwick`,
  },
  {
    id: 'outreach', group: 'invites', lang: 'en',
    subject: 'A product role you may like',
    from_name: 'Marco Ruiz', from_email: 'marco@brightlane-search.example', date: '2026-11-19',
    body: `Hi Sam,

I came across your profile and thought of you straight away. I am helping Oakhurst Labs find a Senior Product Designer, and your background looks like a close match.

Do you have fifteen minutes this week for a quick call? Happy to tell you more about the team.

Marco Ruiz
Brightlane Search`,
  },
  {
    id: 'agreed', group: 'invites', lang: 'en',
    subject: 'Confirmed: your interview on Thursday',
    from_name: 'Ada Novak', from_email: 'ada.novak@tidewell.example', date: '2026-11-18',
    body: `Dear Sam,

This confirms your interview for the role of Finance Analyst at Tidewell on Thursday 26 November at 11:00. You will meet Jonas Berg, who leads the team, at our office on Mill Street.

Kind regards,
Ada Novak
People Team, Tidewell`,
  },
  {
    id: 'thread', group: 'invites', lang: 'en',
    subject: 'Re: Next steps for the Content Editor role',
    from_name: 'Grace Whitlock', from_email: 'grace@larkfield-press.example', date: '2026-11-18',
    body: `Hi Sam,

Thank you for the good conversation on Monday. We would like to invite you to a second interview for the Content Editor role, this time with our editor-in-chief.

Would Friday morning work for you?

Best,
Grace Whitlock
Larkfield Press`,
    earlier: {
      head: 'On Mon, 16 Nov 2026, Sam Lee wrote:',
      body: `Hi Grace,

Thank you for the talk today. I look forward to hearing from you.

Sam`,
    },
  },
  {
    id: 'hint', group: 'invites', lang: 'en',
    subject: 'Tuesday?',
    from_name: 'Dora Lindqvist', from_email: 'dora@corner-oven.example', date: '2026-11-17',
    body: `Hi Sam,

Got your note. Coffee on Tuesday, around four?

Dora`,
  },
  {
    id: 'german', group: 'languages', lang: 'de',
    subject: 'Einladung zum Vorstellungsgespräch',
    from_name: 'Katrin Hollmann', from_email: 'k.hollmann@lindhoff-technik.example', date: '2026-11-16',
    body: `Guten Tag Sam Lee,

vielen Dank für Ihre Bewerbung als Projektleitung bei der Lindhoff Technik GmbH. Ihr Werdegang hat uns überzeugt, und wir möchten Sie gern zu einem Vorstellungsgespräch am Mittwoch, 25. November, um 10:30 Uhr in unser Haus einladen.

Bitte geben Sie uns kurz Bescheid, ob Ihnen der Termin passt.

Mit freundlichen Grüßen
Katrin Hollmann
Personalabteilung`,
  },
  {
    id: 'french', group: 'languages', lang: 'fr',
    subject: 'Entretien pour le poste de chef de projet',
    from_name: 'Élodie Marchand', from_email: 'elodie.marchand@valrive.example', date: '2026-11-16',
    body: `Bonjour,

Votre candidature au poste de chef de projet chez Valrive a retenu toute notre attention. Nous souhaitons vous inviter à un premier entretien, en visio, le jeudi 26 novembre à 14h.

Pourriez-vous nous confirmer votre disponibilité ?

Bien cordialement,
Élodie Marchand
Chargée de recrutement, Valrive`,
  },
  {
    id: 'spanish', group: 'languages', lang: 'es',
    subject: 'Entrevista para el puesto de analista de datos',
    from_name: 'Lucía Ferrer', from_email: 'lucia.ferrer@montesol.example', date: '2026-11-15',
    body: `Hola, Sam:

Gracias por presentar tu candidatura al puesto de analista de datos en Montesol. Nos ha gustado mucho tu perfil y nos encantaría invitarte a una primera entrevista por videollamada.

¿Te viene bien el miércoles 25 de noviembre a las 12:00?

Un saludo,
Lucía Ferrer
Selección, Montesol`,
  },
  {
    id: 'portuguese', group: 'languages', lang: 'pt',
    subject: 'Entrevista para a vaga de analista financeiro',
    from_name: 'Renata Prado', from_email: 'renata.prado@serraverde.example', date: '2026-11-15',
    body: `Olá, Sam, tudo bem?

Obrigada por se candidatar à vaga de analista financeiro na Serra Verde. Gostamos muito do seu perfil e gostaríamos de convidar você para uma primeira entrevista por vídeo.

Você teria disponibilidade na quinta-feira, 26 de novembro, às 15h?

Atenciosamente,
Renata Prado
Recrutamento e Seleção, Serra Verde`,
  },
  {
    id: 'italian', group: 'languages', lang: 'it',
    subject: 'Colloquio per la posizione di responsabile vendite',
    from_name: 'Chiara Bellini', from_email: 'chiara.bellini@torrelago.example', date: '2026-11-14',
    body: `Gentile Sam Lee,

La ringraziamo per la candidatura alla posizione di responsabile vendite presso Torrelago. Il Suo profilo ci ha colpito e vorremmo invitarLa a un primo colloquio conoscitivo martedì 24 novembre alle 11:00, in videochiamata.

Ci può confermare la Sua disponibilità?

Cordiali saluti,
Chiara Bellini
Risorse Umane, Torrelago`,
  },
  {
    id: 'dutch', group: 'languages', lang: 'nl',
    subject: 'Uitnodiging voor een sollicitatiegesprek',
    from_name: 'Marieke Hofstra', from_email: 'marieke.hofstra@waterhof.example', date: '2026-11-14',
    body: `Beste Sam,

Bedankt voor je sollicitatie naar de functie van projectmanager bij Waterhof. Je brief sprak ons aan en we willen je graag uitnodigen voor een eerste gesprek op dinsdag 24 november om 13.30 uur.

Laat je even weten of dat schikt?

Met vriendelijke groet,
Marieke Hofstra
Recruiter, Waterhof`,
  },
  {
    id: 'rejection', group: 'others', lang: 'en',
    subject: 'Your application to Fernbrook',
    from_name: 'Fernbrook Careers', from_email: 'careers@fernbrook.example', date: '2026-11-13',
    body: `Dear Sam,

Thank you for the time you took to interview with us. After careful thought we have decided to go on with other candidates for the Operations Lead position.

We wish you all the best in your search.

The Fernbrook hiring team`,
  },
  {
    id: 'newsletter', group: 'others', lang: 'en',
    subject: 'Seven interview questions everyone gets wrong',
    from_name: 'Career Weekly', from_email: 'news@careerweekly.example', date: '2026-11-12',
    body: `This week: how to answer the seven questions that trip up most candidates, and what to wear on a video call.

Read the whole story on our site. You get this newsletter because you signed up for it. Unsubscribe at any time.`,
  },
  {
    id: 'lunch', group: 'others', lang: 'en',
    subject: 'Lunch on Friday?',
    from_name: 'Noor Haddad', from_email: 'noor@haddad.example', date: '2026-11-11',
    body: `Hey Sam,

Are you free for lunch on Friday? The noodle place near the station has opened again.

Noor`,
  },
];

/** The whole text, with the older mail quoted below as mail programs write it. */
export const textOf = ({ body, earlier }) =>
  earlier ? `${body}\n\n${earlier.head}\n${earlier.body.replace(/^/gm, '> ')}` : body;
