export const letter = `Hartley & Sons
41 Mill Road
Leeds LS1 4AP

12 March 2026

Acme Insurance plc
Claims Department
London

Dear Ms Thompson,

I am writing to you about the storm damage to our workshop in Leeds on 2 March 2026.
Your surveyor, Peter Novak, visited us last week and was very helpful and polite. We were
delighted with the quick visit. He estimated the repair at 4,200 pounds.

Please send the settlement to our account, IBAN GB29 NWBK 6016 1331 9268 19. You can reach me at
james.hartley@example.com or on +44 113 496 0771.

Thank you for the excellent service.

Yours sincerely,
James Hartley
`;

export const complaint = `I am very disappointed with Globex Logistics. The shipment from Hamburg to Vienna was three days
late, the driver was rude, and two crates of glassware were broken. Nobody answered the telephone on Friday.

This is the second terrible delivery in one month. We want a refund of 1,150 euros before 1 April 2026,
or we will take our business to another carrier.

Anna Schmidt, Danube Trading, Vienna
`;

export const article = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Globex opens a warehouse in Rotterdam</title></head>
  <body>
    <h1>Globex opens a warehouse in Rotterdam</h1>
    <p>Globex Logistics opened a new warehouse in Rotterdam on 4 March 2026. The building has room for 12,000 pallets
    and employs 140 people.</p>
    <p>"We are happy with how quickly the work was done," said Maria Keller, who runs the company's sites in the
    Netherlands and Germany.</p>
    <table>
      <tr><th>Site</th><th>Pallets</th></tr>
      <tr><td>Hamburg</td><td>9,500</td></tr>
      <tr><td>Rotterdam</td><td>12,000</td></tr>
    </table>
  </body>
</html>
`;

export const claim = {
  claim: "CLM-90277",
  reported: "2026-03-09",
  reporter: { name: "Sophie Laurent", city: "Brussels" },
  description: "A pipe burst in the office kitchen and the floor was flooded. The carpet and two desks are ruined.",
  estimate: { amount: 2350, currency: "EUR" },
};

const attached = `date,item,amount
2026-02-27,Hotel room for three nights,345.00
2026-02-27,Laundry,28.50
2026-03-01,Replacement suitcase,119.00
`;

/** An e-mail with a comma-separated attachment, in the line ends and encodings of real mail. */
export const mail = [
  "From: Laura Bennett <laura.bennett@example.com>",
  "To: claims@acme-insurance.example",
  "Subject: =?UTF-8?Q?Lost_luggage_claim_=E2=80=93_flight_to_Lisbon?=",
  "Date: Mon, 2 Mar 2026 08:14:27 +0000",
  "Message-ID: <20260302081427.4471@example.com>",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="b1_20260302"',
  "",
  "--b1_20260302",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Dear claims team,",
  "",
  "my suitcase was lost on the flight to Lisbon on 26 February 2026. The airline=",
  " has given up the search. My expenses are in the attached list; together they=",
  " come to =C2=A3492.50.",
  "",
  "Kind regards",
  "Laura Bennett",
  "--b1_20260302",
  'Content-Type: text/csv; name="expenses.csv"',
  'Content-Disposition: attachment; filename="expenses.csv"',
  "Content-Transfer-Encoding: base64",
  "",
  ...(Buffer.from(attached)
    .toString("base64")
    .match(/.{1,76}/g) ?? []),
  "--b1_20260302--",
  "",
].join("\r\n");
