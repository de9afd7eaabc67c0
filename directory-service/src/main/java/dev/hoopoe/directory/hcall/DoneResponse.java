package dev.hoopoe.directory.hcall;

/** That something was done, in the contract's words. */
record DoneResponse(String message, boolean status) {

    static DoneResponse of(String message) {
        return new DoneResponse(message, true);
    }
}
