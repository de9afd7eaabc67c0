package dev.hoopoe.common.text;

/** Invisible characters (Unicode's Default_Ignorable_Code_Point): joiners, fillers, variation selectors. */
public final class Ignorable {

    private Ignorable() {}

    /** Whether the code point is one of them. */
    public static boolean is(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                Character.getType(character) == Character.FORMAT
                        || within(character, 0x180B, 0x180F)
                        || within(character, 0x2060, 0x206F)
                        || within(character, 0xFE00, 0xFE0F)
                        || within(character, 0xFFF0, 0xFFF8)
                        || within(character, 0xE0000, 0xE0FFF);
        };
    }

    private static boolean within(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
