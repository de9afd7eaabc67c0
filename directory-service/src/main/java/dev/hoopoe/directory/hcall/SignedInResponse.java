package dev.hoopoe.directory.hcall;

/** That somebody was registered, with the token that signs them in. */
record SignedInResponse(String message, String jwtToken, boolean status) {

    @Override
    public String toString() {
        return "SignedInResponse[redacted]";
    }
}
