package dev.hoopoe.directory.hcall;

/** Response of a registration, with an access token. */
record SignedInResponse(String message, String jwtToken, boolean status) {

    @Override
    public String toString() {
        return "SignedInResponse[redacted]";
    }
}
