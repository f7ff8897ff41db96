/** One kind of personal data, how it looks, and the check that separates it from look-alikes. */
export interface PiiPattern {
  readonly type: string;
  /** When it has a group named `value`, only that part is the data. */
  readonly pattern: RegExp;
  readonly score: number;
  readonly valid?: (text: string) => boolean;
}

export const piiPatterns: readonly PiiPattern[] = [
  {
    type: "EMAIL",
    score: 0.9999,
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  },
  { type: "URL", score: 0.999, pattern: /\b(?:https?:\/\/|www\.)[^\s<>"')\]]*[^\s<>"')\].,;:!?]/gi },
  {
    type: "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
    score: 0.9999,
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
    valid: ibanHolds,
  },
  { type: "CREDIT_DEBIT_NUMBER", score: 0.9999, pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, valid: luhnHolds },
  { type: "SSN", score: 0.99, pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g },
  {
    type: "UK_NATIONAL_INSURANCE_NUMBER",
    score: 0.99,
    pattern: /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g,
  },
  { type: "MAC_ADDRESS", score: 0.999, pattern: /\b[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5}\b/gi },
  { type: "IP_ADDRESS", score: 0.999, pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, valid: octetsHold },
  {
    type: "PHONE",
    score: 0.99,
    pattern: /(?<![\w.,-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,4}){1,4}(?![\w-]|[.,]\d)/g,
    valid: phoneHolds,
  },
  { type: "PASSWORD", score: 0.9, pattern: /\bpassword(?: is|:)\s+(?<value>\S*[^\s.,;])/gi },
  { type: "USERNAME", score: 0.9, pattern: /\buser ?name(?: is|:)\s+(?<value>\S*[^\s.,;])/gi },
  { type: "PIN", score: 0.9, pattern: /\bPIN(?: is|:| code(?: is|:)?)?\s+(?<value>\d{4,6})\b/g },
  { type: "CREDIT_DEBIT_CVV", score: 0.9, pattern: /\bCV[VC]2?(?: is|:| code(?: is|:)?)?\s+(?<value>\d{3,4})\b/g },
  {
    type: "BANK_ACCOUNT_NUMBER",
    score: 0.9,
    pattern: /\baccount (?:number|no\.?)(?: is|:)?\s+(?<value>\d(?:[ -]?\d){5,16})\b/gi,
  },
  {
    type: "AGE",
    score: 0.9,
    pattern: /\b(?:aged?|age:)\s+(?<value>\d{1,3})\b|\b(?<years>\d{1,3}[ -]years?[ -]old)\b/gi,
  },
  {
    type: "ADDRESS",
    score: 0.95,
    pattern:
      /(?<![\w/-])\d{1,5}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’.-]*,? ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Place|Square|Court|Way|Close|Crescent|Terrace|Gardens)\b\.?(?:[,\s]+(?:\p{Lu}[\p{L}'’-]+[,\s]+){0,3}(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?)\b)?/gu,
  },
];

/** ISO 13616: the number, letters counted from 10, turned about by four, leaves 1 when divided by 97. */
function ibanHolds(text: string): boolean {
  const plain = text.replaceAll(" ", "");
  if (plain.length < 15 || plain.length > 34) return false;
  const turned = plain.slice(4) + plain.slice(0, 4);
  let rest = 0;
  for (const letter of turned) rest = Number(`${rest}${Number.parseInt(letter, 36)}`) % 97;
  return rest === 1;
}

/** ISO/IEC 7812: the check digit of payment cards. */
function luhnHolds(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  if (/^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function octetsHold(text: string): boolean {
  return text.split(".").every((octet) => Number(octet) <= 255);
}

function phoneHolds(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  const date = /^(?:19|20)\d\d[ .-]\d\d[ .-]\d\d$/.test(text) || /^\d\d[ .-]\d\d[ .-](?:19|20)\d\d$/.test(text);
  return digits >= 7 && digits <= 15 && !date;
}
