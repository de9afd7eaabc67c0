/** Typed fields that an account defines for the free-form objects of its things: cast, checked, shown or withheld. */
package dev.hoopoe.common.field;
