import { ServiceError } from "../service-error.ts";

/** Source: S3 API Reference, "Error responses". */
export const s3Error = {
  noSuchBucket: (bucket: string) =>
    new ServiceError("NoSuchBucket", "The specified bucket does not exist", 404, { BucketName: bucket }),
  noSuchKey: (key: string) => new ServiceError("NoSuchKey", "The specified key does not exist.", 404, { Key: key }),
  noSuchVersion: (key: string, versionId: string) =>
    new ServiceError("NoSuchVersion", "The specified version does not exist.", 404, { Key: key, VersionId: versionId }),
  noSuchUpload: (uploadId: string) =>
    new ServiceError(
      "NoSuchUpload",
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
      404,
      { UploadId: uploadId },
    ),
  invalidArgument: (message: string, name: string, value: string) =>
    new ServiceError("InvalidArgument", message, 400, { ArgumentName: name, ArgumentValue: value }),
  invalidRequest: (message: string) => new ServiceError("InvalidRequest", message, 400),
  malformedXml: () =>
    new ServiceError(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
      400,
    ),
  preconditionFailed: (condition: string) =>
    new ServiceError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412, {
      Condition: condition,
    }),
  methodNotAllowed: () =>
    new ServiceError("MethodNotAllowed", "The specified method is not allowed against this resource.", 405),
  badDigest: (message: string) => new ServiceError("BadDigest", message, 400),
};
