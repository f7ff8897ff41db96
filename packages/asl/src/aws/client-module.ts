/**
 * What the compiler reads off an installed SDK client's module, `typeof import("@aws-sdk/client-textract")`.
 */

/** A module of an SDK client; `any` when the client is not installed. */
export type ClientModule = object;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** `Textract`, `SFN`: every module exports `<name>ServiceException` and an aggregated client of that name. */
export type NameOf<Module> = keyof Module & `${string}ServiceException` extends infer Key
  ? Key extends `${infer Name}ServiceException`
    ? Name extends keyof Module
      ? Name
      : never
    : never
  : never;

/** The client with a method for each action. */
export type ClientOf<Module> =
  IsAny<Module> extends true
    ? Module
    : Module[NameOf<Module> & keyof Module] extends new (
          ...args: never
        ) => infer Client
      ? Client
      : never;

/** The service as an integration's ARN spells it. */
export type ServiceName<Module> = IsAny<Module> extends true ? string : Lowercase<NameOf<Module>>;

/**
 * The error names a Retry or Catch can meet. Step Functions calls services through the Java SDK and names errors by its
 * classes: `Sfn.ExecutionDoesNotExistException`, and `S3.S3Exception` for those the service does not model.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export type ErrorsOf<Module> =
  IsAny<Module> extends true
    ? string
    : JavaName<NameOf<Module>> extends infer Prefix extends string
      ? `${Prefix}.${ErrorClass<Module> | Common | `${Prefix}Exception`}`
      : never;

/** Errors of the SDK itself, and those every service may answer. https://docs.aws.amazon.com/general/latest/gr/api-error-codes.html */
type Common =
  | "SdkClientException"
  | "AccessDeniedException"
  | "InternalFailureException"
  | "ServiceUnavailableException"
  | "ThrottlingException"
  | "ValidationException";

type ErrorClass<Module> = {
  [K in keyof Module & string]: K extends NotAnError | `${NameOf<Module>}ServiceException`
    ? never
    : Module[K] extends new (
          ...args: never
        ) => { readonly $fault: "client" | "server" }
      ? JavaException<K>
      : never;
}[keyof Module & string];

/** Exports that need no look at their types. */
type NotAnError =
  | `${string}${"Command" | "Client" | "$"}`
  | `${"paginate" | "waitFor" | "waitUntil" | "__" | "$"}${string}`;

/** The Java SDK's class of an error shape. */
type JavaException<Shape extends string> = Shape extends `${infer Name}Fault`
  ? `${JavaName<Name>}Exception`
  : Shape extends `${string}Exception`
    ? JavaName<Shape>
    : `${JavaName<Shape>}Exception`;

/** Runs of capitals are one word: `DynamoDB` is `DynamoDb`, `KMSNotFound` is `KmsNotFound`. */
type JavaName<
  Name extends string,
  Before extends "word" | "capital" = "word",
> = Name extends `${infer First}${infer Rest}`
  ? First extends Capital
    ? Before extends "word"
      ? `${First}${JavaName<Rest, "capital">}`
      : `${EndsRun<Rest> extends true ? First : Lowercase<First>}${JavaName<Rest, "capital">}`
    : `${First}${JavaName<Rest, "word">}`
  : "";

/** Whether the capital before this text begins the next word, because a small letter follows. */
type EndsRun<Rest extends string> = Rest extends `${infer Next}${string}`
  ? Next extends Capital | Digit
    ? false
    : true
  : false;

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

type Capital =
  | "A"
  | "B"
  | "C"
  | "D"
  | "E"
  | "F"
  | "G"
  | "H"
  | "I"
  | "J"
  | "K"
  | "L"
  | "M"
  | "N"
  | "O"
  | "P"
  | "Q"
  | "R"
  | "S"
  | "T"
  | "U"
  | "V"
  | "W"
  | "X"
  | "Y"
  | "Z";
