// Invented mails: people, companies and addresses exist nowhere.
export const mails = [
  {
    subject: 'Interview for the Data Engineer position',
    from_name: 'Priya Shah', from_email: 'priya.shah@northwick.example', date: '2026-11-20',
    body: `Hi Sam,

Thank you for applying for the Data Engineer position at Northwick. Your work on streaming pipelines caught our eye, and we would like to invite you to a first interview with two people from the data team.

Would Tuesday 24 November at 10:00 or Wednesday 25 November at 14:30 suit you? It takes about 45 minutes, by video.

Best regards,
Priya Shah
Talent Partner, Northwick`,
  },
  {
    subject: 'A product role you may like',
    from_name: 'Marco Ruiz', from_email: 'marco@brightlane-search.example', date: '2026-11-19',
    body: `Hi Sam,

I came across your profile and thought of you straight away. I am helping Oakhurst Labs find a Senior Product Designer, and your background looks like a close match.

Do you have fifteen minutes this week for a quick call? Happy to tell you more about the team.

Marco Ruiz
Brightlane Search`,
  },
  {
    subject: 'Confirmed: your interview on Thursday',
    from_name: 'Ada Novak', from_email: 'ada.novak@tidewell.example', date: '2026-11-18',
    body: `Dear Sam,

This confirms your interview for the role of Finance Analyst at Tidewell on Thursday 26 November at 11:00. You will meet Jonas Berg, who leads the team, at our office on Mill Street.

Kind regards,
Ada Novak
People Team, Tidewell`,
  },
  {
    subject: 'Your application to Fernbrook',
    from_name: 'Fernbrook Careers', from_email: 'careers@fernbrook.example', date: '2026-11-17',
    body: `Dear Sam,

Thank you for the time you took to interview with us. After careful thought we have decided to go on with other candidates for the Operations Lead position.

We wish you all the best in your search.

The Fernbrook hiring team`,
  },
  {
    subject: 'Seven interview questions everyone gets wrong',
    from_name: 'Career Weekly', from_email: 'news@careerweekly.example', date: '2026-11-16',
    body: `This week: how to answer the seven questions that trip up most candidates, and what to wear on a video call.

Read the whole story on our site. You get this newsletter because you signed up for it. Unsubscribe at any time.`,
  },
  {
    subject: 'Lunch on Friday?',
    from_name: 'Noor Haddad', from_email: 'noor@haddad.example', date: '2026-11-15',
    body: `Hey Sam,

Are you free for lunch on Friday? The noodle place near the station has opened again.

Noor`,
  },
];
