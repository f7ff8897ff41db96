/** Ten states: Pass, Choice and a Map over ten items. `aws-local-stepfunctions` and moto know JSONPath only. */
export const pathMachine = {
  StartAt: "Prepare",
  States: {
    Prepare: {
      Type: "Pass",
      Parameters: { "order.$": "$.order", "items.$": "$.items", stage: "new" },
      Next: "IsLarge",
    },
    IsLarge: {
      Type: "Choice",
      Choices: [
        { Variable: "$.order.total", NumericGreaterThan: 1000, Next: "Large" },
        {
          And: [
            { Variable: "$.order.total", NumericGreaterThan: 10 },
            { Variable: "$.stage", StringEquals: "new" },
          ],
          Next: "Medium",
        },
      ],
      Default: "Small",
    },
    Large: { Type: "Pass", Result: "large", ResultPath: "$.size", Next: "Each" },
    Medium: { Type: "Pass", Result: "medium", ResultPath: "$.size", Next: "Each" },
    Small: { Type: "Pass", Result: "small", ResultPath: "$.size", Next: "Each" },
    Each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "Price",
        States: {
          Price: { Type: "Pass", Parameters: { "id.$": "$.id", "price.$": "$.price", seen: true }, End: true },
        },
      },
      ResultPath: "$.priced",
      Next: "Enough",
    },
    Enough: {
      Type: "Choice",
      Choices: [{ Variable: "$.priced[9].seen", BooleanEquals: true, Next: "Select" }],
      Default: "Finish",
    },
    Select: {
      Type: "Pass",
      Parameters: { "size.$": "$.size", "first.$": "$.priced[0]", "ids.$": "$.priced[*].id" },
      Next: "Finish",
    },
    Finish: { Type: "Succeed" },
  },
};

/** The same work in JSONata. */
export const queryMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Prepare",
  States: {
    Prepare: {
      Type: "Pass",
      Output: { order: "{% $states.input.order %}", items: "{% $states.input.items %}", stage: "new" },
      Next: "IsLarge",
    },
    IsLarge: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.order.total > 1000 %}", Next: "Large" },
        { Condition: "{% $states.input.order.total > 10 and $states.input.stage = 'new' %}", Next: "Medium" },
      ],
      Default: "Small",
    },
    Large: { Type: "Pass", Output: "{% $merge([$states.input, {'size': 'large'}]) %}", Next: "Each" },
    Medium: { Type: "Pass", Output: "{% $merge([$states.input, {'size': 'medium'}]) %}", Next: "Each" },
    Small: { Type: "Pass", Output: "{% $merge([$states.input, {'size': 'small'}]) %}", Next: "Each" },
    Each: {
      Type: "Map",
      Items: "{% $states.input.items %}",
      ItemProcessor: {
        StartAt: "Price",
        States: {
          Price: {
            Type: "Pass",
            Output: { id: "{% $states.input.id %}", price: "{% $states.input.price %}", seen: true },
            End: true,
          },
        },
      },
      Output: "{% $merge([$states.input, {'priced': $states.result}]) %}",
      Next: "Enough",
    },
    Enough: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.priced[9].seen = true %}", Next: "Select" }],
      Default: "Finish",
    },
    Select: {
      Type: "Pass",
      Output: {
        size: "{% $states.input.size %}",
        first: "{% $states.input.priced[0] %}",
        ids: "{% $states.input.priced.id %}",
      },
      Next: "Finish",
    },
    Finish: { Type: "Succeed" },
  },
};

/** Visits of states in one execution: nine at the top (of which two sizes are not taken), ten in the Map. */
export const TRANSITIONS = 17;

export const input = {
  order: { id: "o-1", total: 120 },
  items: Array.from({ length: 10 }, (_, id) => ({ id, price: id * 3.5, note: "as ordered" })),
};
