import { readPublicAccessBlock } from "../s3/read-public-access-block.ts";
import { readXml } from "../s3/s3-xml.ts";
import { ServiceError } from "../service-error.ts";
import { accountNeed } from "./access-point-need.ts";
import type { ControlOperation } from "./control-operation.ts";
import { controlXml } from "./control-xml.ts";

const path = "/configuration/publicAccessBlock";

const putBlock: ControlOperation = {
  name: "PutPublicAccessBlock",
  method: "PUT",
  path,
  access: accountNeed("PutAccountPublicAccessBlock"),
  handle: async ({ request, store, account }) => {
    const block = readPublicAccessBlock(await readXml(request, "PublicAccessBlockConfiguration"));
    await store.accountBlocks.set(account, block);
    return { status: 200 };
  },
};

const getBlock: ControlOperation = {
  name: "GetPublicAccessBlock",
  method: "GET",
  path,
  access: accountNeed("GetAccountPublicAccessBlock"),
  handle: ({ store, account }) => {
    const block = store.accountBlocks.get(account);
    if (!block)
      throw new ServiceError(
        "NoSuchPublicAccessBlockConfiguration",
        "The public access block configuration was not found",
        404,
        { AccountId: account },
      );
    return controlXml("PublicAccessBlockConfiguration", { ...block });
  },
};

const deleteBlock: ControlOperation = {
  name: "DeletePublicAccessBlock",
  method: "DELETE",
  path,
  access: accountNeed("PutAccountPublicAccessBlock"),
  handle: async ({ store, account }) => {
    await store.accountBlocks.delete(account);
    return { status: 204 };
  },
};

export const publicAccessBlockOperations = [putBlock, getBlock, deleteBlock];
