import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-LOC-nnn`, thrown by `local`. */
export const localCodes = {
  "TRB-LOC-001": {
    title: "The port is in use",
    why: "Another program, maybe another local cloud, listens on it.",
    fix: "Stop that program, or choose another port with --port; 0 takes any free one.",
  },
  "TRB-LOC-002": {
    title: "The state directory is in use",
    why: "Two local clouds that write one state directory would spoil each other's data.",
    fix: "Stop the other one, or choose another directory with --state.",
  },
  "TRB-LOC-003": {
    title: "The state directory belongs to something else",
    why: "It was written by another version of the local cloud, or for another account or Region.",
    fix: "Choose another directory with --state, or delete this one if its data may go.",
  },
  "TRB-LOC-004": {
    title: "A resource's properties cannot be made real",
    why: "A property is missing, malformed, or names something that is not there.",
    fix: "Correct the property as the CloudFormation reference shows it, and load the template again.",
  },
  "TRB-LOC-100": {
    title: "The assembly folder has no readable template",
    why: "The local cloud loads template.json from the folder that `pipeline synth` wrote.",
    fix: "Run `pipeline synth`, or point at the folder that holds template.json.",
  },
  "TRB-LOC-101": {
    title: "The template uses a resource type that the local cloud does not have",
    why: "Leaving a resource out silently would let a pipeline pass on the laptop that fails in AWS.",
    fix: "Remove the resource, or put a Condition on it that is false for local runs.",
  },
  "TRB-LOC-102": {
    title: "The template refers to something that is not there",
    why: "A Ref, Fn::GetAtt, Fn::Sub or Condition names a parameter, resource, attribute, mapping or condition that the template does not declare.",
    fix: "Correct the name, or declare what it stands for.",
  },
  "TRB-LOC-103": {
    title: "The template's resources depend on each other in a circle",
    why: "No resource of the circle can be created first.",
    fix: "Break the circle: give one resource an explicit name and refer to it by Fn::Sub instead of Ref.",
  },
  "TRB-LOC-104": {
    title: "An intrinsic function is written wrongly, or is not supported locally",
    why: "CloudFormation would reject it, or it needs something that only an AWS account has.",
    fix: "Correct the function's arguments as the CloudFormation reference shows them.",
  },
  "TRB-LOC-105": {
    title: "A template parameter has no value, or one that is not allowed",
    why: "Every parameter needs a default or a given value, within AllowedValues and AllowedPattern.",
    fix: "Give the parameter a value, or a Default in the template.",
  },
  "TRB-LOC-106": {
    title: "A resource of the template could not be made",
    why: "Its properties are wrong, or the service rejected them. Resources made before it are kept; loading again continues from there.",
    fix: "Correct the resource's properties and load the template again.",
  },
  "TRB-LOC-107": {
    title: "A resource with a name of its own would be replaced",
    why: "CloudFormation makes the new resource before it deletes the old one, and two resources cannot have one name.",
    fix: "Give the resource another name, or leave the property as it was.",
  },
} as const satisfies CodeTable;
