import { expect, test } from "vitest";
import { parseTemplate } from "./read-template-body.ts";

test("parseTemplate reads YAML with every short form as the JSON it stands for", () => {
  const text = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProd
    Properties:
      QueueName: !Sub "\${Stage}-inbox"
      DelaySeconds: !If [IsProd, 5, !Ref AWS::NoValue]
      Tags:
        - Key: on
          Value: !Join ["-", [!GetAtt Dead.Arn, !Select [0, !Split [",", "a,b"]]]]
        - Key: "yes"
          Value: !Sub
            - "\${Name}"
            - Name: !GetAtt [Dead, QueueName]
  Dead:
    Type: AWS::SQS::Queue
`;
  expect(parseTemplate(text)).toEqual({
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { IsProd: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] } },
    Resources: {
      Queue: {
        Type: "AWS::SQS::Queue",
        Condition: "IsProd",
        Properties: {
          QueueName: { "Fn::Sub": "${Stage}-inbox" },
          DelaySeconds: { "Fn::If": ["IsProd", 5, { Ref: "AWS::NoValue" }] },
          Tags: [
            {
              Key: true,
              Value: {
                "Fn::Join": [
                  "-",
                  [{ "Fn::GetAtt": ["Dead", "Arn"] }, { "Fn::Select": [0, { "Fn::Split": [",", "a,b"] }] }],
                ],
              },
            },
            { Key: "yes", Value: { "Fn::Sub": ["${Name}", { Name: { "Fn::GetAtt": ["Dead", "QueueName"] } }] } },
          ],
        },
      },
      Dead: { Type: "AWS::SQS::Queue" },
    },
  });
});

test.each([
  ["Resources:\n  A: [\n", /YAML not well-formed. \(line \d+, column \d+\)/],
  ["Resources:\n  A: &a { Type: X }\n  B: *a\n", /YAML aliases are not allowed/],
  ["Resources:\n  A: { Type: X }\n  A: { Type: Y }\n", /YAML not well-formed.*unique/],
  ["just words", /unsupported structure/],
  ["", /unsupported structure/],
  ['{"Resources": {', /JSON not well-formed/],
])("parseTemplate refuses %j in CloudFormation's words", (text, message) => {
  expect(() => parseTemplate(text)).toThrow(message);
});
