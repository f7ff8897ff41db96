import fc from "fast-check";

// One fixed seed: the suite says the same of the same commit. PROPERTY_SEED=<number> explores; every failure prints its seed.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 1) });
