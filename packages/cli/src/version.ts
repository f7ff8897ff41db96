/** Version of the command line; equals the package's. */
export const version = "0.1.0";
