/** The style's rules as far as a machine can check them; each module runs them over its classes. */
package dev.hoopoe.common.testing.architecture;
