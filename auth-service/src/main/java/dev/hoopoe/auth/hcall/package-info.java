/** HCall's dialect of signing in (contract HCall). */
package dev.hoopoe.auth.hcall;
